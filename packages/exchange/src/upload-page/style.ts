/** The looks of the page: light and dark, wide and narrow; every target is 44 pixels high on a phone. */
const LIGHT =
  "--page:#fbfaf7;--ink:#1d1b18;--quiet:#6b665e;--line:#dcd7cd;--card:#fff;--button:#f1eee7;--done:#1e6b41;--warn:#8a4b08;--focus:#155e91";
const DARK =
  "--page:#171615;--ink:#edeae4;--quiet:#a39d93;--line:#3b3834;--card:#211f1d;--button:#302d2a;--done:#7fd6a3;--warn:#f2b36b;--focus:#83c3f2";

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}html{scroll-padding-top:60px}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:800px;margin:0 auto;padding:28px 24px 48px}
.brand{color:var(--quiet);font-size:13px;letter-spacing:.06em;margin:0 0 12px}
h1{font-size:28px;line-height:1.2;margin:0 0 6px;font-weight:650;overflow-wrap:anywhere}
h2{font-size:18px;margin:0 0 8px;font-weight:650;overflow-wrap:anywhere}
small{font-size:.78em;font-weight:400;color:var(--quiet)}
p{margin:0 0 8px;max-width:70ch}
section{margin-top:30px}
.number{color:var(--quiet);font-weight:400}
.script-only{display:none}.has-script .script-only{display:flex;gap:14px;align-items:center;color:var(--quiet);min-height:44px;position:sticky;top:0;background:var(--page);margin:0}
dl{margin:0;background:var(--card);border:1px solid var(--line);border-radius:8px}
.line{display:grid;grid-template-columns:12em minmax(0,1fr) auto;gap:4px 14px;align-items:center;padding:4px 8px 4px 16px;min-height:46px}
dl .line+.line{border-top:1px solid var(--line)}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}.blank dd{color:var(--quiet);font-style:italic}
button{font:inherit;font-size:14px;color:var(--ink);background:var(--button);border:1px solid var(--line);border-radius:6px;padding:5px 14px;cursor:pointer;min-width:6em}
.copy{display:none}.has-script .copy{display:block}
button:hover{border-color:var(--quiet)}button:focus-visible{outline:3px solid var(--focus);outline-offset:1px}
button[data-done=yes]{color:var(--done);border-color:var(--done)}
.warning{border-left:5px solid var(--warn);padding-left:16px}.warning h2{color:var(--warn)}
.after ol{padding-left:1.3em;margin:0 0 10px}.after li{margin-bottom:8px}
.command{grid-template-columns:minmax(0,1fr) auto;background:var(--card);border:1px solid var(--line);border-radius:8px;margin-top:6px}
code{font:14px/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
footer{color:var(--quiet);font-size:12px;margin-top:36px}
@media (max-width:560px){main{padding:20px 14px 40px}.line{grid-template-columns:minmax(0,1fr) auto;padding-left:12px}
.line dt{grid-column:1/-1;font-size:13px;margin-top:4px}.command{grid-template-columns:minmax(0,1fr) auto}button{min-height:44px}}
@media print{:root{${LIGHT};--page:#fff}.copy,.has-script .copy,.has-script .script-only{display:none}section{break-inside:avoid}}
`;
