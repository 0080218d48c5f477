import type { MailKind } from '../../../src/platform/mail';

/** A kind of mail that needs nothing of the product: a greeting by name. */
export const greeting: MailKind<{ name: string }> = {
  name: 'greeting',
  parse: (data) => {
    if (typeof data === 'object' && data !== null && 'name' in data && typeof data.name === 'string') {
      return { name: data.name };
    }
    throw new Error(`Expected {"name": …}, got ${JSON.stringify(data)}.`);
  },
  render: ({ name }, { publicUrl, postalAddress }) => ({
    subject: `Guten Tag, ${name}`,
    html: `<p>Grüße an ${name}</p>`,
    text: `Grüße an ${name}\n${postalAddress}\n`,
    headers: { 'List-Unsubscribe': `<${publicUrl}/unsubscribe?token=abc>` },
  }),
};

/** What all greetings share. */
export const letterhead = { publicUrl: 'https://broadsheet.example', postalAddress: '1 Example Street' };

/** Who sends them, and where their bounces go. */
export const sender = {
  from: 'digests@broadsheet.example',
  senderOf: ({ key }: { key: string }) => `bounces+${key}@broadsheet.example`,
  onRefused: async () => {},
};
