/** Replies as nodes for the page: rendered, then sanitized. */
import DOMPurify, { type Config } from 'dompurify';
import { LINK, markdownToHtml } from './markdown-html';

const RULES: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'target', 'rel', 'start'],
  ALLOWED_URI_REGEXP: LINK,
  // DOMPurify holds every other value against that expression too.
  ADD_URI_SAFE_ATTR: ['target', 'rel', 'start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** The reply, ready to be put into the page. Unfinished Markdown is fine. */
export function renderMarkdown(text: string): DocumentFragment {
  return sanitize(markdownToHtml(text));
}

/** Nothing but plain text structure and links passes. */
export function sanitize(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, RULES);
}
