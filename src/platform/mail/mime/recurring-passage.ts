import { LruMap } from '../../cache/lru-map';
import { Passage } from './passage';

const most = 4_000;
const passages = new LruMap<string, Passage>(most);

/** A passage of these lines, which others of the last thousand mails may have had as well. */
export function recurringPassage(text: string): Passage {
  return passages.getOrMake(text, () => new Passage(text));
}
