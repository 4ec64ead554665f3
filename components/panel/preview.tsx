import { clock, number } from '../../lib/chat/format';
import type { PanelState } from '../../lib/messages';
import { t } from '../../lib/text';
import { useObjectUrl } from '../use-object-url';

/** The newest thing that left this computer. */
export function Preview({ preview }: { preview: PanelState['preview'] }) {
  const url = useObjectUrl(preview?.bytes);
  if (!preview || !url) return null;
  const words = t('previewAlt', clock(preview.at), number(preview.width), number(preview.height));
  return <img class="preview" src={url} alt={words} title={words} />;
}
