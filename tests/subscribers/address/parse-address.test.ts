import fc from 'fast-check';
import { parseAddress } from '../../../src/subscribers/address/parse-address';

describe('Addresses', () => {
  it.each([
    ['ada@example.org', 'ada@example.org'],
    [' Ada.Lovelace@Example.ORG ', 'ada.lovelace@example.org'],
    ['a+tag@example.org', 'a+tag@example.org'],
    ["o'brien@example.org", "o'brien@example.org"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
    ['ada@例え。テスト', 'ada@xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s is kept as %s', (given, kept) => {
    expect(parseAddress(given)).toBe(kept);
  });

  it.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@example',
    'ada@localhost',
    'ada@example..org',
    'ada@.example.org',
    'ada@example.org.',
    'ada@-example.org',
    'ada@exa_mple.org',
    'ada@127.0.0.1',
    'ada@[127.0.0.1]',
    'ada@1.2',
    'ada@%65xample.org',
    'ada@exam ple.org',
    'ada..l@example.org',
    '.ada@example.org',
    'ada.@example.org',
    'a da@example.org',
    '"a da"@example.org',
    'ädä@example.org',
    'ada@example.org\r\nbcc: eve@example.org',
    'ada@example.org, eve@example.org',
    'Ada <ada@example.org>',
    'ada@eve@example.org',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    `ada@${'abcdefgh.'.repeat(30)}org`,
  ])('%j is none', (given) => {
    expect(parseAddress(given)).toBeNull();
  });

  it('never guesses at providers: dots and tags tell addresses apart', () => {
    expect(parseAddress('a.da+x@gmail.com')).toBe('a.da+x@gmail.com');
  });

  it('stay as they are once they were read', () => {
    const text = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'binary' }).map((name) => `${name}@example.org`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const kept = parseAddress(given);
        return kept === null || (parseAddress(kept) === kept && /^[\x21-\x7e]+$/.test(kept) && kept.length <= 254);
      }),
    );
  });
});
