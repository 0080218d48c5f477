import { endsSentence } from '../segment/title-likeness';
import { widestWrap } from '../segment/wrap-widths';

/**
 * Whether a line of text above a dot or a date names an organisation ("Tsinghua University", "ByteDance Seed") rather
 * than ending the abstract.
 *
 * @param above the line right above it, null where something stands between
 */
export function looksLikeOrganisation(text: string, above: string | null): boolean {
  const words = text.split(' ');
  if (
    text.length > 80 ||
    words.length > 10 ||
    endsSentence(text) ||
    /^\p{Ll}+\s/u.test(text) ||
    /https?:|: /.test(text)
  ) {
    return false;
  }
  const endsAbove = above === null || endsSentence(above) || above.length > widestWrap;
  return endsAbove || words.every((word) => word.length < 4 || /^[^\p{Ll}]/u.test(word));
}
