/** The looks of the page: one sheet, light and dark, on a screen and on A4. */
const LIGHT = `--page:#fbfaf7;--ink:#1d1b18;--quiet:#6b665e;--line:#dcd7cd;--card:#fff;--wave:#3d5a73;--band:#3d5a7326;
--rest:#b4532a;--rest-ground:#b4532a4d;--taken:#b3261e;--taken-ground:#b3261e1f;--added:#5b4b9a;--added-ground:#5b4b9a1f;
--changed:#b25e00;--changed-ground:#e0820059;--reuse:#1e6b41;--new:#8a4b08;--ask:#155e91;--none:#5c5850;--unrelated:#5c5850;--on:#fff`;
const DARK = `--page:#171615;--ink:#edeae4;--quiet:#a39d93;--line:#3b3834;--card:#211f1d;--wave:#8fb3d1;--band:#8fb3d12e;
--rest:#f08b5b;--rest-ground:#f08b5b55;--taken:#ff8a80;--taken-ground:#ff8a8026;--added:#b9a8ff;--added-ground:#b9a8ff26;
--changed:#ffb454;--changed-ground:#ffb4545c;--reuse:#7fd6a3;--new:#f2b36b;--ask:#83c3f2;--none:#b8b2a7;--unrelated:#b8b2a7;--on:#171615`;

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:1000px;margin:0 auto;padding:28px 24px 40px}
.brand{color:var(--quiet);font-size:13px;letter-spacing:.06em;margin:0 0 14px;overflow-wrap:anywhere}
h1{font-size:28px;line-height:1.2;margin:0 0 8px;font-weight:650;text-wrap:balance}
h2{font-size:18px;margin:34px 0 10px;font-weight:650}
h3{font-size:16px;margin:0 0 4px}
p{margin:0 0 8px;max-width:75ch}
.verdict{border-left:6px solid var(--tone);padding:4px 0 2px 18px;overflow-wrap:anywhere}
.verdict h1{color:var(--tone)}
.verdict .lead{font-size:18px}
.reuse{--tone:var(--reuse)}.new{--tone:var(--new)}.ask{--tone:var(--ask)}.none,.unrelated{--tone:var(--none)}
figure{margin:24px 0 0;overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 10px 8px}
figcaption{color:var(--quiet);font-size:13px;padding:6px 10px 4px;max-width:none}
svg{display:block;width:100%;min-width:640px;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
svg .name{fill:var(--ink);font-size:14px}svg .side{font-weight:700}svg .quiet,svg .tick{fill:var(--quiet)}
svg .tick{font-size:12px}svg .grid{stroke:var(--line);fill:none}svg .frame{fill:none;stroke:var(--line)}
svg .wave{fill:var(--wave)}svg .band{fill:var(--band);stroke:var(--wave);stroke-opacity:.5;stroke-width:.7}
svg .rest{fill:var(--rest-ground);stroke:var(--rest);stroke-linejoin:round}
svg .halo{paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
.taken-ground{fill:var(--taken-ground)}.taken-line{fill:var(--taken)}.added-ground{fill:var(--added-ground)}.added-line{fill:var(--added)}
svg .mark.taken{fill:url(#taken);stroke:var(--taken)}svg .mark.added{fill:url(#added);stroke:var(--added)}
svg .mark.changed{fill:var(--changed-ground);stroke:var(--changed)}svg .wedge{fill:none;stroke:var(--changed);stroke-width:2}
svg rect.badge{fill:var(--changed)}svg rect.badge.taken{fill:var(--taken)}svg rect.badge.added{fill:var(--added)}
svg .badge-text{fill:var(--on);font-size:12px;font-weight:650}
ul{padding:0;margin:0;list-style:none}
.facts li{padding:3px 0 3px 44px;position:relative;break-inside:avoid}
.facts span.badge,.facts .dot{position:absolute;left:4px;top:5px}
span.badge{min-width:22px;height:20px;line-height:20px;padding:0 6px;border-radius:10px;text-align:center;font-size:12px;font-weight:650;color:var(--on);background:var(--changed)}
span.badge.taken{background:var(--taken)}span.badge.added{background:var(--added)}
.facts small{color:var(--quiet);font-size:13px}
.facts .dot{width:6px;height:6px;border-radius:50%;background:var(--quiet);left:13px;top:13px}
.cards li,.question{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--changed);border-radius:6px;padding:10px 14px;margin:0 0 10px;break-inside:avoid;overflow-wrap:anywhere}
.cards li.error{border-left-color:var(--taken)}.question{border-left-color:var(--ask)}
.answers li{padding:5px 0;border-top:1px solid var(--line)}
.then{display:inline-block;border:1px solid var(--line);border-radius:10px;padding:0 8px;font-size:12px;font-weight:400;color:var(--quiet);white-space:nowrap}
.answers .then::before{content:"→ "}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:7px 10px 7px 0;border-top:1px solid var(--line)}
thead th{border:0;color:var(--quiet);font-weight:400;font-size:13px}
tbody th{font-weight:650;min-width:7em}.says{white-space:nowrap}.source{color:var(--quiet);font-size:12px;overflow-wrap:anywhere;min-width:11em}
tr{break-inside:avoid}.deciding td,.deciding th{background:var(--card)}
a{color:inherit}
footer{margin-top:36px;border-top:1px solid var(--line);color:var(--quiet);font-size:13px}
footer h2{font-size:15px;margin:14px 0 8px;color:var(--ink)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:8px 16px;margin:0}
dd{margin:0;overflow-wrap:anywhere}code{font:11.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media (max-width:600px){main{padding:18px 14px}h1{font-size:23px}
table,tbody,tr,th,td{display:block}thead{display:none}tr{border-top:1px solid var(--line);padding:8px 0}th,td{border:0;padding:1px 0}.says{color:var(--quiet)}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;${LIGHT};--page:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}h1{font-size:18pt}h2{font-size:12.5pt;break-after:avoid}
figure{break-inside:avoid;overflow:visible}svg{min-width:0}.scroll{overflow:visible}table{font-size:9pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;
