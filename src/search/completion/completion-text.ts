import { fold } from '../../platform/text/fold';

const words = /[\p{L}\p{N}]+(?:\+\+|#)?/gu;
const longestText = 300;

/** The words of a title or a name as completion compares them: "Schrödinger's C++" is "schrodinger s c++". */
export function completionText(text: string): string {
  return (fold(text).match(words) ?? []).join(' ').slice(0, longestText).toWellFormed().trim();
}
