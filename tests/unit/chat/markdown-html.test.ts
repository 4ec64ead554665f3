import { describe, expect, it } from 'vitest';
import { markdownToHtml } from '../../../lib/chat/markdown-html';

const html = (text: string) => markdownToHtml(text).trim();

describe('what a reply may hold', () => {
  it.each([
    ['a **b** *c* `d`', '<p>a <strong>b</strong> <em>c</em> <code>d</code></p>'],
    ['# Title', '<p><strong>Title</strong></p>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
    ['half a **bo', '<p>half a **bo</p>'],
    ['a < b & c > d', '<p>a &lt; b &amp; c &gt; d</p>'],
  ])('%j is %j', (text, expected) => expect(html(text)).toBe(expected));

  it.each([
    ['> quoted', /<blockquote>\s*<p>quoted<\/p>\s*<\/blockquote>/],
    ['3. three', /<ol start="3">\s*<li>three<\/li>\s*<\/ol>/],
    ['- [x] done\n- [ ] open', /☑ done.*☐ open/s],
    ['|a|b|\n|-|-|\n|1|2|', /<table>.*<th>a<\/th>.*<td>2<\/td>.*<\/table>/s],
  ])('%j', (text, expected) => expect(html(text)).toMatch(expected));

  it.each(['https://example.com/a?b=c', 'HTTP://example.com/', 'mailto:a@example.com'])(
    'a link to %s',
    (href) => {
      expect(html(`[go](${href})`)).toBe(
        `<p><a href="${href}" target="_blank" rel="noopener noreferrer">go</a></p>`,
      );
    },
  );
});

describe('what it may not', () => {
  it.each([
    ['![a chart](https://example.com/x.png)', '<p>a chart</p>'],
    ['![a "b" <c>](x)', '<p>a &quot;b&quot; &lt;c&gt;</p>'],
    ['![x][r]\n\n[r]: https://example.com/x.png', '<p>x</p>'],
    ['<img src="x" onerror="y()">', '&lt;img src=&quot;x&quot; onerror=&quot;y()&quot;&gt;'],
    ['<script>y()</script>', '&lt;script&gt;y()&lt;/script&gt;'],
    ['a <b style="c">d</b>', '<p>a &lt;b style=&quot;c&quot;&gt;d&lt;/b&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](JaVaScRiPt:alert(1))', '<p>x</p>'],
    ['[x](data:text/html,hi)', '<p>x</p>'],
    ['[x](chrome://settings)', '<p>x</p>'],
    ['[x](/relative)', '<p>x</p>'],
  ])('%j is %j', (text, expected) => expect(html(text)).toBe(expected));

  it('breaks out of no attribute', () => {
    expect(html('[x](https://e.com/"onmouseover="y())')).not.toMatch(/"onmouseover/);
  });
});
