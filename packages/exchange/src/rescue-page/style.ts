/** The looks of the page: one sheet, light and dark, on a screen and on A4. */
const LIGHT = `--page:#fbfaf7;--ink:#1d1b18;--quiet:#6b665e;--line:#dcd7cd;--card:#fff;--wave:#3d5a73;--good:#1e6b41;--good-ground:#1e6b4114;
--new:#8a4b08;--new-ground:#8a4b0814;--ask:#155e91;--ask-ground:#155e9114;--bad:#b3261e;--bad-ground:#b3261e12;--none:#5c5850;--none-ground:#5c585014`;
const DARK = `--page:#171615;--ink:#edeae4;--quiet:#a39d93;--line:#3b3834;--card:#211f1d;--wave:#8fb3d1;--good:#7fd6a3;--good-ground:#7fd6a31f;
--new:#f2b36b;--new-ground:#f2b36b1f;--ask:#83c3f2;--ask-ground:#83c3f21f;--bad:#ff8a80;--bad-ground:#ff8a801f;--none:#b8b2a7;--none-ground:#b8b2a71f`;

export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:980px;margin:0 auto;padding:28px 24px 48px}
.brand,footer,.quiet{color:var(--quiet)}.brand{font-size:13px;letter-spacing:.06em;margin:0 0 12px;overflow-wrap:anywhere}
h1{font-size:30px;line-height:1.2;margin:0 0 16px;font-weight:650;text-wrap:balance}
h2{font-size:20px;margin:40px 0 6px;font-weight:650;line-height:1.3;overflow-wrap:anywhere}
h3{font-size:16px;margin:0;font-weight:650;overflow-wrap:anywhere}
p{margin:0 0 8px;max-width:72ch}ul,ol{margin:0;padding:0;list-style:none}
.numbers{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin:0 0 16px}
.numbers li{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px}
.numbers strong{display:block;font-size:34px;line-height:1.1;font-weight:650;font-variant-numeric:tabular-nums}
.numbers .open strong{color:var(--ask)}
.first{border-left:6px solid var(--ask);background:var(--ask-ground);border-radius:0 8px 8px 0;padding:12px 18px;margin:0 0 8px}
.first p{margin:0}.first strong{font-size:18px}
nav{margin:14px 0 0;font-size:14px}nav a{margin-right:14px}a{color:inherit}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:4px 20px 12px;margin:10px 0 0}
.tree .below{margin-left:9px;border-left:2px solid var(--line)}.tree .below>li{padding-left:20px;position:relative}
.tree .below>li::before{content:"";position:absolute;left:0;top:25px;width:14px;border-top:2px solid var(--line)}
.tree .below>li:last-child::after{content:"";position:absolute;left:-2px;top:27px;bottom:0;width:2px;background:var(--card)}
.recording{padding:12px 0 6px}
.head{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline}
.badge{display:inline-block;border-radius:12px;padding:1px 10px;font-size:13px;font-weight:600;color:var(--tone);background:var(--ground);border:1px solid var(--tone);white-space:nowrap}
.root,.none{--tone:var(--none);--ground:var(--none-ground)}.new{--tone:var(--new);--ground:var(--new-ground)}.ask{--tone:var(--ask);--ground:var(--ask-ground)}
.reuse,.right{--tone:var(--good);--ground:var(--good-ground)}.wrong,.error{--tone:var(--bad);--ground:var(--bad-ground)}
.unproven,.missing,.info{--tone:var(--none);--ground:var(--none-ground)}.warning{--tone:var(--new);--ground:var(--new-ground)}
.why{margin:3px 0 6px}
.files{margin:6px 0}
.file{display:grid;grid-template-columns:150px minmax(0,1fr);gap:0 14px;padding:5px 0;border-top:1px solid var(--line);align-items:center;break-inside:avoid}
.files .files{margin:0}.file .name{overflow-wrap:anywhere}.file small{color:var(--quiet);display:block}
.file.master .name{font-weight:600}.pill{font-size:12px;font-weight:600;color:var(--quiet)}.file.master .pill{color:var(--good)}
svg.wave{width:150px;height:30px;display:block}svg.wave path{stroke:var(--wave);stroke-width:1;fill:none;vector-effect:none}
.twin svg.wave,.delivery svg.wave{opacity:.55}
.codes{margin:4px 0;display:flex;flex-wrap:wrap;gap:4px 8px;align-items:baseline;font-size:14px}
.code{border-radius:6px;padding:1px 8px;border:1px solid var(--tone);color:var(--tone);background:var(--ground)}
.code b{font:600 13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:nowrap}
.remark{border-left:4px solid var(--tone);background:var(--ground);border-radius:0 6px 6px 0;padding:6px 12px;margin:6px 0;overflow-wrap:anywhere;break-inside:avoid}
.remark p{margin:0;max-width:none}.remark .hint{color:var(--quiet);font-size:14px}
.question{border:1px solid var(--ask);border-radius:8px;padding:10px 14px;margin:8px 0;break-inside:avoid}
.question dl,.facts dl{margin:6px 0 0}.question dt{margin-top:6px}.question dd{margin:0 0 0 18px;color:var(--quiet)}
details{margin:4px 0;font-size:14.5px}summary{cursor:pointer;color:var(--quiet);width:fit-content}
summary:focus-visible,a:focus-visible{outline:2px solid var(--ask);outline-offset:2px}
details ul{margin:4px 0 8px 18px;list-style:disc}
.rules{margin:4px 0 10px}.rules li{padding:4px 0;list-style:none;margin-left:-18px}.rules small{color:var(--quiet);overflow-wrap:anywhere}
.rows{width:100%;border-collapse:collapse;font-size:15px}.rows th{text-align:left;font-weight:400;color:var(--quiet);font-size:13px}
.rows td,.rows th{padding:5px 12px 5px 0;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}.rows thead th{border:0}
.steps{counter-reset:step}.steps>li{counter-increment:step;position:relative;padding:8px 0 8px 44px;break-inside:avoid}
.steps>li::before{content:counter(step);position:absolute;left:0;top:9px;width:28px;height:28px;line-height:26px;text-align:center;border:1.5px solid var(--quiet);border-radius:50%;font-weight:600}
code{font:13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.command{display:inline-block;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:3px 10px;margin-top:4px}
footer{margin-top:44px;border-top:1px solid var(--line);padding-top:12px;font-size:13px}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:6px 0}footer dd{margin:0}
@media (max-width:620px){main{padding:18px 14px}h1{font-size:24px}.numbers strong{font-size:26px}.numbers li{padding:10px}.numbers{gap:8px}.file{grid-template-columns:84px minmax(0,1fr)}svg.wave{width:84px}.card{padding:4px 14px 10px}.tree .below>li{padding-left:14px}.badge{white-space:normal}footer dl{display:block}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;${LIGHT};--page:#fff}body{font-size:10pt}main{max-width:none;padding:0}h1{font-size:18pt}h2{font-size:13pt;break-after:avoid}.head{break-after:avoid}nav{display:none}
.card{border:0;padding:0}.tree .below>li:last-child::after{background:#fff}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;
