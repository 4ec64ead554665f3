/**
 * Replies as HTML: the first of two walls. What the model writes may come from the screen, which anybody
 * may have written, so the renderer makes no pictures, nothing remote, no styles, no raw HTML, and only
 * links that open on a click. (The second wall is `markdown.ts`.)
 */
import { Marked, type Tokens } from 'marked';

/** What a link may begin with. */
export const LINK = /^(?:https?:|mailto:)/i;

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    // A reply's headings would break the page's own outline.
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>\n`;
    },
    link({ href, tokens }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      if (!LINK.test(href)) return text;
      return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${text}</a>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    code: ({ text }) => `<pre><code>${escapeHtml(text)}</code></pre>\n`,
  },
});

/** The reply as HTML. Not yet sanitized. */
export function markdownToHtml(text: string): string {
  return marked.parse(text, { async: false });
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
