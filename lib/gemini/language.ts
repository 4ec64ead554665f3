/** "pt-BR" is a tag; "Brazilian Portuguese" is a word that every model follows. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** What speech is asked for in: "ja" is not listed, "ja-JP" is. https://ai.google.dev/gemini-api/docs/live-guide */
export function withRegion(tag: string): string | undefined {
  try {
    const { language, region } = new Intl.Locale(tag).maximize();
    return region && `${language}-${region}`;
  } catch {
    return undefined;
  }
}
