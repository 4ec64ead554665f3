/** Makes clips, beside the document: encoding would hold up everything else in it. */
import { serveClips } from '@/lib/clip/serve';
import { createJudge } from './judge';

serveClips(self, createJudge);
