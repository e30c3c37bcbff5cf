/**
 * One look for screen and paper: ink on white, no colour that a grey printer would lose. On a phone the wide figures are moved
 * sideways, not made too small to read; right to left, so that the latest days are seen first.
 */
export const style = `
:root{--ink:#1d2733;--soft:#5b6776;--line:#d5dbe3;--bar:#3f6ea8;--now:#b4531b;--r:#1f7a66}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 48px;max-width:820px;color:var(--ink);background:#fff;
font:15px/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif}
h1{font-size:26px;margin:0 0 2px}h2{font-size:18px;margin:34px 0 6px;padding-top:10px;border-top:1px solid var(--line)}
p{margin:6px 0}.source,.small,figcaption{color:var(--soft);font-size:13px}
.points{border:1px solid var(--line);border-left:4px solid var(--bar);border-radius:4px;padding:10px 18px;margin:16px 0}
.points h2{border:0;margin:0;padding:0;font-size:16px}.points ul{margin:4px 0;padding-left:20px}
.points li:first-child{font-weight:600}
ul{padding-left:20px;margin:6px 0}li{margin:3px 0}
figure{margin:12px 0;break-inside:avoid}.chart{display:block;width:100%;height:auto}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px}.square{max-width:440px}
@media(max-width:600px){.pair{grid-template-columns:1fr}}
@media screen and (max-width:600px){th,td{white-space:nowrap}.wide{overflow-x:auto;direction:rtl}.wide .chart{min-width:620px;direction:ltr}}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;margin:8px 0;break-inside:avoid}
th,td{border-bottom:1px solid var(--line);padding:4px 8px;text-align:right;vertical-align:top;font-variant-numeric:tabular-nums}
th{font-weight:600;color:var(--soft)}th:first-child,td:first-child{text-align:left}
.warn{border-left:3px solid var(--now);padding-left:10px}
details{margin:6px 0}summary{cursor:pointer;color:var(--soft);font-size:13px}
svg text{font-size:11px;fill:var(--soft)}svg text.small{font-size:10px}svg text.number{font-weight:700;fill:var(--now);font-size:13px}
.grid{stroke:#e8ecf1}.axis{stroke:#8794a4}.bar{fill:var(--bar)}.bar.open{fill:url(#open);stroke:#8ea6c9;stroke-width:.6}
rect.bar.open{fill:url(#open)}.nowcast{stroke:var(--now);stroke-width:1}.nowcast.strong{stroke-width:2.2}
.ribbon{fill:var(--r);opacity:.22}.ribbon.open{opacity:.1}
.estimate{fill:none;stroke:var(--r);stroke-width:2}.estimate.open{stroke-dasharray:3 3;stroke-width:1.4}
.threshold{stroke:#55606e;stroke-dasharray:5 4}
.case{fill:var(--bar);opacity:.55}.cluster{fill:none;stroke:var(--now);stroke-width:2}.cluster.weak{stroke:#98a2ae;stroke-width:1;stroke-dasharray:4 3}
@page{size:A4;margin:14mm}
@media print{body{padding:0;max-width:none;font-size:12px}h2{break-after:avoid;margin-top:20px}summary{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`
