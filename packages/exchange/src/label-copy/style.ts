/** The looks of the page: one sheet, light and dark, wide and narrow, on a screen and on A4. */
const LIGHT = "--page:#fbfaf7;--ink:#1d1b18;--quiet:#6b665e;--line:#d5d0c6";
const DARK = "--page:#171615;--ink:#edeae4;--quiet:#a39d93;--line:#3b3834";

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:860px;margin:0 auto;padding:36px 28px 48px}
.brand{color:var(--quiet);font-size:12px;letter-spacing:.08em;text-transform:uppercase;margin:0 0 10px}
h1{font-size:32px;line-height:1.2;margin:0;font-weight:650;overflow-wrap:anywhere}
small{font-size:.72em;font-weight:400;color:var(--quiet)}
.title small{font-size:.9em}
p{margin:0}
.artist{font-size:19px}
header{border-bottom:1px solid var(--line);padding-bottom:18px;margin-bottom:26px}
dl{display:grid;grid-template-columns:8.5em minmax(0,1fr);gap:2px 12px;margin:6px 0 0}
header dl{margin-top:18px;grid-template-columns:10.5em minmax(0,1fr)}
td dl{font-size:13.5px;grid-template-columns:7.5em minmax(0,1fr)}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th{font-weight:400;font-size:12px;color:var(--quiet);text-align:left;padding:0 0 6px}
.medium th{font-size:17px;font-weight:650;color:var(--ink);padding:22px 0 8px}
td{vertical-align:top;padding:11px 0 13px;border-top:1px solid var(--line);overflow-wrap:anywhere}
td:first-child,th:first-child{width:3.2em}.number,.quiet{color:var(--quiet)}
.end{text-align:right;white-space:nowrap;padding-left:20px;font-variant-numeric:tabular-nums}
.title{font-size:17px}
footer{color:var(--quiet);font-size:12px;margin-top:36px}
@media (max-width:620px){main{padding:22px 16px 40px}h1{font-size:26px}
thead{display:none}table,tbody,tr,td{display:block}tr{border-top:1px solid var(--line);padding:12px 0;position:relative;padding-left:2.4em}
.medium tr{padding:0;border:0}.medium th{display:block;width:auto}td{border:0;padding:0}td.number{position:absolute;left:0}td.end{display:inline-block;padding:4px 1.4em 0 0}
header dl{grid-template-columns:8.4em minmax(0,1fr)}td dl{grid-template-columns:7.4em minmax(0,1fr)}}
@page{size:A4;margin:18mm 18mm 20mm}
@media print{:root{${LIGHT};--page:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}tbody{break-inside:avoid}
.medium{break-after:avoid}td dl{font-size:9pt}h1{font-size:22pt}}
`;
