import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mjml2html from 'mjml';
import { packageRoot } from '../../../platform/package/package-root';
import { digestMjml } from './digest-mjml';

/** Where the compiled template stands: committed, so that neither the build nor the worker needs MJML. */
export const digestTemplatePath = join(packageRoot(), 'src', 'delivery', 'letter', 'template', 'digest-template.ts');

/** The module of the compiled digest template, as it is committed. Run by itself, this file writes it there. */
export async function compileDigestTemplate(): Promise<string> {
  // By itself MJML would have fonts loaded.
  const { html } = await mjml2html(digestMjml, { validationLevel: 'strict', fonts: {} });
  const template = html.trim().replace(/\s*\n\s*/g, '\n');
  return [
    '/** digestMjml as HTML, for eta to fill. Written by `npm run mail:templates`. */',
    `export const digestTemplate = ${asLiteral(template)};`,
    '',
  ].join('\n');
}

function asLiteral(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, (sign) => `\\${sign}`)}\``;
}

if (require.main === module) {
  void compileDigestTemplate().then((module) => writeFileSync(digestTemplatePath, module));
}
