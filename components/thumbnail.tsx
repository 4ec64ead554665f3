import { clock } from '../lib/chat/format';
import { t } from '../lib/text';
import { useObjectUrl } from './use-object-url';

/** The small picture beside a reply. Its place is kept while it loads. */
export function Thumbnail({ bytes, at }: { bytes: Uint8Array<ArrayBuffer> | undefined; at: number }) {
  const url = useObjectUrl(bytes);
  if (!bytes) return null;
  return <span class="thumbnail">{url && <img src={url} alt={t('pictureAlt', clock(at))} />}</span>;
}
