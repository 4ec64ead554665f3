import { useLayoutEffect, useRef } from 'preact/hooks';
import { renderMarkdown } from '../lib/chat/markdown';
import { mendPartial } from '../lib/chat/partial';

interface MarkdownProps {
  text: string;
  /** More of it is on its way. */
  partial?: boolean;
}

/** A reply's text, rendered and sanitized. */
export function Markdown({ text, partial = false }: MarkdownProps) {
  const shown = partial ? mendPartial(text) : text;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(renderMarkdown(shown)), [shown]);
  return <div class="markdown" ref={place} />;
}
