import { Eta } from 'eta';
import { digestTemplate } from '../template/digest-template';
import type { DigestView } from './digest-view';

const eta = new Eta({ tags: ['{{', '}}'] });
const template = eta.compile(digestTemplate);

/** A digest for those who read HTML. eta escapes every text. */
export function digestHtml(view: DigestView): string {
  return template.call(eta, view);
}
