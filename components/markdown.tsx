import { useLayoutEffect, useRef } from 'preact/hooks';
import { renderMarkdown } from '../lib/chat/markdown';

/** A reply's text, rendered and sanitized. */
export function Markdown({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(renderMarkdown(text)), [text]);
  return <div class="markdown" ref={place} />;
}
