/** The API's or the browser's own words. Google's can fill the panel: then their first sentence, the rest on request. */
export function FailureDetail({ text }: { text: string }) {
  const [first, rest] = firstSentence(text);
  if (!rest) return <p class="failure-detail">{text}</p>;
  return (
    <details class="failure-detail">
      <summary>{first}</summary>
      {rest}
    </details>
  );
}

/** Longer than about three lines of a narrow panel. */
const LONG = 130;

function firstSentence(text: string): [first: string, rest: string] {
  const first = text.length > LONG ? /^.{20,}?[.!?](?=\s)/s.exec(text)?.[0] : undefined;
  return first ? [first, text.slice(first.length).trim()] : [text, ''];
}
