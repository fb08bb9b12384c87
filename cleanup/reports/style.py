"""The look of the HTML report: inline, readable in light and dark, on paper, and without colour.

Every pair of text and ground colours has a contrast of at least 4.5 to 1 (WCAG 2.2, AA).
"""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1d1f;--soft:#565c63;--line:#c9ced4;--panel:#f5f6f8;--link:#0b4fa0;
--del:#fdeae8;--delfg:#7c1a14;--ins:#e4f4e6;--insfg:#14501f;--mark:#fff3c4;--markfg:#5a4300;--move:#e8eefb;
--movefg:#1f3d7a;--join:#f1e9fa;--joinfg:#52287d}
@media (prefers-color-scheme:dark){:root{--bg:#15171a;--fg:#e8e9eb;--soft:#a9b0b8;--line:#444b53;--panel:#1e2125;
--link:#8fbcff;--del:#431c19;--delfg:#ffd5d0;--ins:#14351c;--insfg:#c9f2d1;--mark:#40350c;--markfg:#ffe79a;
--move:#1b2a4a;--movefg:#cfdfff;--join:#33214a;--joinfg:#e6d5fb}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem 1.5rem 4rem;max-width:90rem;background:var(--bg);color:var(--fg);
font:1rem/1.6 system-ui,"Segoe UI","Noto Sans",sans-serif}
[lang=ar] body,[lang=ar]{font-family:"Noto Naskh Arabic","Amiri","Segoe UI",serif;line-height:1.9}
[lang=ar] [lang=en]{font-family:system-ui,"Segoe UI","Noto Sans",sans-serif;line-height:1.6}
a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
h1{font-size:1.7rem;line-height:1.4;overflow-wrap:anywhere}
h2{margin-top:2.5rem;border-bottom:2px solid var(--line);font-size:1.4rem}
h3{margin:2rem 0 .5rem;font-size:1.2rem}h4{margin:1.5rem 0 .25rem;font-size:1.05rem}
h5{margin:0 0 .5rem;font-size:1rem;font-weight:600}
code,.u{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.9em}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:0;list-style:none}
code{overflow-wrap:anywhere}
.soft,.why{color:var(--soft)}.why{margin:.25rem 0 1rem;max-width:60rem}
table{border-collapse:collapse;margin:1rem 0}
th,td{border:1px solid var(--line);padding:.3rem .8rem;text-align:start;vertical-align:top}
td.num{text-align:end}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0;min-width:0;overflow-wrap:anywhere}
.f{margin:.75rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.4rem;background:var(--panel)}
.f:target,.b:target,li:target{outline:3px solid var(--link)}
.f dl{max-width:64rem}
.f dd.t{justify-self:start;max-width:100%}
.f ul{margin:0;padding-inline-start:1.2rem}
ul.short{padding:0;list-style:none}ul.short li{padding:.25rem 0;border-bottom:1px solid var(--line)}
.t{white-space:pre-wrap;overflow-wrap:anywhere;overflow:hidden;padding-inline:.1rem}
.t[lang=ar]{font-size:1.12rem}
.r{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);column-gap:2rem}
.r.top{position:sticky;top:0;z-index:1;background:var(--bg);border-bottom:2px solid var(--line);font-weight:600}
.b{margin:.35rem 0;padding:.2rem .6rem;border:1px solid transparent;
border-inline-start-width:.35rem;border-radius:.3rem}
.n{float:inline-end;margin-inline-start:.6rem;color:var(--soft);font-size:.8rem}
.tag{margin:0 0 .2rem;font-size:.85rem;font-weight:600}.tag span{white-space:nowrap}
.tag bdi{font-weight:400}
.changed{border-color:var(--markfg)}.changed .tag{color:var(--markfg)}
.moved{border-style:double;border-color:var(--movefg);background:var(--move)}.moved .tag{color:var(--movefg)}
.joined,.split{border-style:dotted;border-color:var(--joinfg);background:var(--join)}
.joined .tag,.split .tag{color:var(--joinfg)}
.dropped{border-style:dashed;border-color:var(--delfg);background:var(--del);color:var(--delfg)}
.moved .tag a,.joined .tag a,.split .tag a,.dropped .tag a,.changed .tag a{color:inherit}
.b a{text-decoration:none}.tag a,.n{text-decoration:underline!important}
del,ins,mark,.x,.j{unicode-bidi:isolate;text-decoration:none;padding:0 .2em;border-radius:.25em;
box-decoration-break:clone;-webkit-box-decoration-break:clone}
del,.x{background:var(--del);color:var(--delfg);border:1px dashed var(--delfg)}
ins{background:var(--ins);color:var(--insfg);border:1px solid var(--insfg)}
mark{background:var(--mark);color:var(--markfg);border:1px dotted var(--markfg)}
.j{background:var(--bg);color:var(--joinfg);border:1px dotted var(--joinfg)}
del::before{content:"\\2212\\2009"}ins::before{content:"+\\2009"}
.u{unicode-bidi:isolate;direction:ltr;font-weight:400;color:var(--markfg);background:var(--mark)}
.gap{margin:.6rem 0;text-align:center;color:var(--soft)}
summary{cursor:pointer;padding:.3rem 0}
@media (max-width:48rem){.r{grid-template-columns:minmax(0,1fr)}.r.top{position:static}dl{grid-template-columns:1fr}
.r>div+div{margin-inline-start:1.2rem;border-bottom:1px solid var(--line)}}
@media print{body{max-width:none;padding:0;font-size:10pt}.skip,nav{display:none}.f{break-inside:avoid}
.r.top{position:static}a{color:inherit}}
""".strip()
