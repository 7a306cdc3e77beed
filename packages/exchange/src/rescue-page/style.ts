/** The looks of the page: one sheet, light and dark, on a screen and on A4. */
const LIGHT = `--page:#fbfaf7;--ink:#1d1b18;--quiet:#645f57;--line:#e0dbd1;--edge:#8b857a;--card:#fff;--wave:#3d5a73;--good:#1e6b41;--good-ground:#1e6b4112;
--new:#8a4b08;--new-ground:#8a4b0812;--ask:#155e91;--ask-ground:#155e9112;--bad:#b3261e;--bad-ground:#b3261e10;--none:#5c5850;--none-ground:#5c585012`;
const DARK = `--page:#171615;--ink:#edeae4;--quiet:#aca69c;--line:#36332f;--edge:#7d766b;--card:#211f1d;--wave:#8fb3d1;--good:#7fd6a3;--good-ground:#7fd6a31c;
--new:#f2b36b;--new-ground:#f2b36b1c;--ask:#83c3f2;--ask-ground:#83c3f21c;--bad:#ff8a80;--bad-ground:#ff8a801c;--none:#b8b2a7;--none-ground:#b8b2a71c`;

const BASE = `:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}[hidden]{display:none!important}
html{scroll-padding-top:16px}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:1000px;margin:0 auto;padding:32px 24px 56px}
.brand,footer,.quiet{color:var(--quiet)}.brand{font-size:13px;letter-spacing:.06em;margin:0 0 10px;overflow-wrap:anywhere}
h1{font-size:30px;line-height:1.2;margin:0 0 18px;font-weight:650;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:21px;margin:48px 0 4px;font-weight:650;line-height:1.3;overflow-wrap:anywhere}h2 small{color:var(--quiet);font-size:16px;font-weight:400;margin-left:4px;font-variant-numeric:tabular-nums}
h3,h4{font-size:16px;line-height:1.4;margin:0;font-weight:650;overflow-wrap:anywhere}
p{margin:0 0 8px;max-width:74ch}ul,ol{margin:0;padding:0;list-style:none}
a{color:inherit;text-decoration-color:var(--edge);text-underline-offset:3px}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--ask);outline-offset:2px;border-radius:4px}`;

const TOP = `.numbers{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin:0 0 14px}
.numbers li{background:var(--card);border:1px solid var(--line);border-radius:10px;line-height:1.35}
.numbers li>a{display:block}.numbers li:not(:has(a)),.numbers li>a{padding:12px 16px}
.numbers strong{display:inline-block;width:100%;font-size:34px;line-height:1.15;font-weight:650;font-variant-numeric:tabular-nums}.numbers .open strong{color:var(--ask)}
.first{border-left:4px solid var(--ask);background:var(--ask-ground);border-radius:0 8px 8px 0;padding:12px 18px;margin:0 0 14px}.first p{margin:0}.first a{white-space:nowrap}.first strong{font-size:18px}
nav{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:14.5px}`;

const LIST = `.tools{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:12px 0 10px}
.tools input[type=search]{flex:1 1 220px;font:inherit;font-size:15px;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:8px;padding:6px 12px;min-width:0;height:38px}
.tools ::placeholder{color:var(--quiet);opacity:1}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:6px;min-width:0}legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
fieldset label{position:relative;cursor:pointer}fieldset input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
fieldset span,button{display:inline-block;border:1px solid var(--line);background:var(--card);border-radius:19px;padding:0 14px;height:38px;line-height:36px;font:inherit;font-size:14.5px;line-height:36px;color:inherit;white-space:nowrap}
fieldset :checked+span{border-color:var(--ask);color:var(--ask);background:var(--ask-ground)}
fieldset :focus-visible+span{outline:2px solid var(--ask);outline-offset:2px}
button{border-radius:8px;cursor:pointer}button:hover,fieldset label:hover span{border-color:var(--edge)}#found{color:var(--quiet);font-size:14px}
main:has(#show-open:checked) .piece:not(.is-ask,.is-wrong),main:has(#show-wrong:checked) .piece:not(.is-wrong),main:has(#show-bare:checked) .piece:not(.is-missing){display:none}
.by-itself{margin:22px 0 8px;color:var(--quiet)}#none-found{margin:16px 0;color:var(--quiet)}
.pieces{border-bottom:1px solid var(--line)}.pieces+.pieces{border:0}
.piece,.group{border-top:1px solid var(--line)}section>.group:last-child,#codes+.group,.pieces+.pieces>.piece:last-child{border-bottom:1px solid var(--line)}
summary{cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
.piece>summary{display:grid;grid-template-columns:20px 132px minmax(0,1fr) auto;column-gap:14px;padding:9px 8px 9px 0;align-items:center}
.piece>summary::before,.group>summary::before{content:"";width:7px;height:7px;border:solid var(--quiet);border-width:0 1.75px 1.75px 0;transform:rotate(-45deg);margin-left:5px;grid-row:1/3}
.piece[open]>summary::before,.group[open]>summary::before{transform:rotate(45deg)}
.piece>summary:hover,.group>summary:hover{background:var(--card)}
.piece>summary svg{grid-row:1/3}.piece>summary .facts{grid-column:3;color:var(--quiet);font-size:14px;overflow-wrap:anywhere;line-height:1.4}
.piece>summary .marks{grid-column:4;grid-row:1/3;display:flex;flex-wrap:wrap;justify-content:flex-end;gap:4px 8px;max-width:400px;align-items:baseline}.coded{color:var(--quiet);font-size:13.5px;white-space:nowrap;min-width:128px;text-align:right}
.piece>.inside{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:4px 20px 12px;margin:2px 0 18px}
.pill{display:inline-block;border-radius:11px;padding:0 9px;font-size:13px;line-height:21px;font-weight:600;color:var(--tone);background:var(--ground);white-space:nowrap}
.root,.none,.missing,.unproven,.info{--tone:var(--none);--ground:var(--none-ground)}.new,.warning{--tone:var(--new);--ground:var(--new-ground)}
.pill.ask,.pill.open,.group.ask{--tone:var(--ask);--ground:var(--ask-ground)}.reuse,.right{--tone:var(--good);--ground:var(--good-ground)}.wrong,.error{--tone:var(--bad);--ground:var(--bad-ground)}
.group>summary{display:grid;grid-template-columns:20px minmax(0,1fr) auto;column-gap:8px;padding:10px 8px 10px 0;align-items:baseline}.group>summary::before{grid-row:1;align-self:center}
.group h3{font-weight:500}.group .many{color:var(--tone);font-weight:600;font-size:14px;white-space:nowrap}.group>.inside{padding:0 8px 16px 28px}
.group dl{margin:6px 0 12px}.group dt{margin-top:6px}.group dd{margin:0 0 0 18px;color:var(--quiet)}
.places>li{padding:7px 0;border-top:1px solid var(--line);overflow-wrap:anywhere;break-inside:avoid}.places>li>a{font-weight:600}.places .quiet{font-size:14px}.places p{margin:0}
.columns{columns:300px 2;column-gap:28px}.columns>li{border:0;padding:2px 0}.columns>li>a{font-weight:400}`;

const CARD = `.tree .below{margin-left:9px;border-left:2px solid var(--line)}.tree .below>li{padding-left:20px;position:relative}
.tree .below>li::before{content:"";position:absolute;left:0;top:25px;width:14px;border-top:2px solid var(--line)}
.tree .below>li:last-child::after{content:"";position:absolute;left:-2px;top:27px;bottom:0;width:2px;background:var(--card)}
.recording{padding:12px 0 6px;scroll-margin-top:12px}.recording:target>.head h4,.piece:target>summary h3{text-decoration:underline;text-decoration-color:var(--ask);text-decoration-thickness:3px;text-underline-offset:5px}
.head{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline}.head .quiet{font-size:14px}.why{margin:2px 0 4px}
.codes{margin:4px 0;font-size:14px}.codes li{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:baseline;overflow-wrap:anywhere}.codes .quiet{min-width:0}
.code{font:600 13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:nowrap}
.asked{border-left:4px solid var(--ask);background:var(--ask-ground);border-radius:0 6px 6px 0;padding:6px 12px;margin:6px 0;max-width:none;font-weight:500}.asked a{font-weight:400;font-size:14px;margin-left:4px;white-space:nowrap}
.remark{border-left:4px solid var(--tone);background:var(--ground);border-radius:0 6px 6px 0;padding:6px 12px;margin:6px 0;overflow-wrap:anywhere;break-inside:avoid}.remark p{margin:0;max-width:none}.file:has(.remark){align-items:start}.file .remark{font-size:15px;margin:4px 0}.remark .quiet{font-size:14px}
.exact{color:var(--quiet);font-size:12.5px;line-height:1.45;margin:2px 0 0}
.files{margin:6px 0}.file{display:grid;grid-template-columns:132px minmax(0,1fr);gap:0 14px;padding:5px 0;border-top:1px solid var(--line);align-items:center;break-inside:avoid}
.file .name{overflow-wrap:anywhere}.file b{font-weight:500}.file.master b{font-weight:650}.folder{color:var(--quiet);font-size:14px}.file small{color:var(--quiet);display:block;font-size:13.5px}
.role{font-size:13px;font-weight:600;color:var(--quiet);margin-left:4px;white-space:nowrap}.file.master .role{color:var(--good)}
svg.wave{width:132px;height:26px;display:block}svg.wave path{stroke:var(--wave);stroke-width:1;fill:none}.twin svg.wave,.delivery svg.wave{opacity:.55}
.more{margin:4px 0;font-size:14.5px}.more>summary{color:var(--quiet);width:fit-content;text-decoration:underline;text-decoration-color:var(--edge);text-underline-offset:3px}
.measured{margin:4px 0 8px 18px;list-style:disc}.rules{margin:4px 0 10px}.rules li{padding:4px 0}.rules small{color:var(--quiet);overflow-wrap:anywhere}
.steps{counter-reset:step;margin-top:8px}.steps>li{counter-increment:step;position:relative;padding:8px 0 8px 44px;break-inside:avoid}.steps p{margin:0}
.steps>li::before{content:counter(step);position:absolute;left:0;top:8px;width:28px;height:28px;line-height:26px;text-align:center;border:1.5px solid var(--edge);border-radius:50%;font-weight:600;font-size:14.5px}
.command{font:13.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere;display:inline-block;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:3px 10px;margin-top:4px}
footer{font-size:14px;margin-top:48px;border-top:1px solid var(--line)}footer h2{font-size:16px;color:var(--ink);margin:18px 0 6px}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:6px 0 18px}footer dt{color:var(--ink)}footer dd{margin:0}`;

const SIZES = `@media (max-width:640px){main{padding:20px 16px 40px}h1{font-size:24px}h2{margin-top:40px}.numbers{gap:8px}.numbers strong{font-size:26px}.numbers li:not(:has(a)),.numbers li>a{padding:10px}.numbers li{font-size:14px}
.piece>summary{grid-template-columns:16px 64px minmax(0,1fr);column-gap:10px}.piece>summary svg{width:64px;grid-row:1/3}.piece>summary .marks{grid-column:3;grid-row:3;justify-content:flex-start;max-width:none}.coded{min-width:0;text-align:left}
.piece>summary::before,.group>summary::before{margin-left:1px}.piece>summary .marks:not(:empty){margin-top:4px}.piece>.inside{padding:2px 12px 10px;margin:2px -6px 16px}
.group>summary{grid-template-columns:16px minmax(0,1fr) auto}.group>.inside{padding-left:24px}.file{grid-template-columns:64px minmax(0,1fr);gap:0 10px}.file svg.wave{width:64px}
.tree .below{margin-left:3px}.tree .below>li{padding-left:14px}.tree .below>li::before{width:10px}.tools input[type=search]{flex-basis:100%}footer dl{display:block}footer dd{margin:0 0 8px}fieldset span{padding:0 11px}.pill{white-space:normal}}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;${LIGHT};--page:#fff}body{font-size:10pt}main{max-width:none;padding:0}h1{font-size:18pt}h2{font-size:13pt;break-after:avoid}.head,.piece>summary,.group>summary{break-after:avoid}nav,.tools,.more:not([open]),.asked a{display:none}
.piece>.inside{border:0;padding:0 0 0 20px}.piece::details-content,.group::details-content{content-visibility:visible;block-size:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

export const STYLE = [BASE, TOP, LIST, CARD, SIZES].join("\n");
