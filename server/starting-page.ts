const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** What the browser shows until the product is ready; it asks again every second. */
export const startingPage = (step: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>呼应 · 正在启动</title>
<style>
body{margin:0;min-height:100vh;display:grid;place-content:center;font:18px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#16324f;background:#fff}
main{padding:24px;max-width:32em}h1{font-size:28px;margin:0 0 8px}p{margin:4px 0}small{color:#556}
</style>
<main><h1>呼应 Gridward</h1><p>正在启动，请稍候。</p><p><small>Starting, please wait.</small></p><p role="status">${escape(step)}</p></main>
</html>`
