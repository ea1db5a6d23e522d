import { documentPolicy } from "./security-headers.server";

/** A page for what is answered before Remix is reached. It needs no style sheet, script or session. */
export function plainPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="${documentPolicy(null).replace(/; frame-ancestors 'none'/, "")}">
<title>${asHtml(title)} · Rostrum</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${asHtml(title)}</h1>
<p>${asHtml(text)}</p>
<p><a href="/">To the start page</a></p>
</main>
</body>
</html>
`;
}

function asHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
