import { readFileSync } from 'node:fs';
import { compileDigestTemplate, digestTemplatePath } from '../../src/delivery/letter/template/compile-digest-template';

describe('The compiled templates of mails', () => {
  it('are what their MJML gives; `npm run mail:templates` writes them anew', async () => {
    expect(await compileDigestTemplate()).toBe(readFileSync(digestTemplatePath, 'utf8'));
  });
});
