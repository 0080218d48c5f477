import { findLinks } from '../../../src/papers/links/find-links';

function found(text: string): string[] {
  return findLinks(text).map(({ url, kind }) => `${kind} ${url}`);
}

describe('findLinks', () => {
  it.each([
    ['See https://github.com/a/b.', 'https://github.com/a/b'],
    ['(see https://github.com/a/b).', 'https://github.com/a/b'],
    ['https://github.com/a/b_(c)', 'https://github.com/a/b_(c)'],
    ['"https://github.com/a/b", they say', 'https://github.com/a/b'],
    ['\\url{https://github.com/a/b\\_c}', 'https://github.com/a/b_c'],
    ['https://github.com/a/b{https://github.com/a/b}', 'https://github.com/a/b'],
    ['[code](https://github.com/a/b)', 'https://github.com/a/b'],
    ['<https://github.com/a/b>', 'https://github.com/a/b'],
    ['HTTPS://GitHub.com/A/b', 'https://github.com/A/b'],
    ['code at github.com/a/b; enjoy', 'https://github.com/a/b'],
    ['https://github.com/a/b?tab=readme#use!', 'https://github.com/a/b?tab=readme#use'],
  ])('reads %s', (text, url) => {
    expect(found(text)).toEqual([`CODE ${url}`]);
  });

  it.each([
    ['https://gitlab.com/a/b', 'CODE'],
    ['https://gist.github.com/a/1', 'CODE'],
    ['https://codeberg.org/a/b', 'CODE'],
    ['https://huggingface.co/org/name', 'MODEL'],
    ['https://hf.co/org/name/tree/main', 'MODEL'],
    ['https://huggingface.co/datasets/org/name', 'DATASET'],
    ['https://huggingface.co/spaces/org/name', 'DEMO'],
    ['https://org-name.hf.space/', 'DEMO'],
    ['https://huggingface.co/papers/2503.10000', 'OTHER'],
    ['https://huggingface.co/collections/org/name', 'OTHER'],
    ['https://huggingface.co/org', 'OTHER'],
    ['https://arxiv.org/abs/2503.10000', 'OTHER'],
    ['https://doi.org/10.1000/182', 'OTHER'],
    ['https://name.github.io/paper', 'PROJECT'],
    ['https://example.org/paper', 'PROJECT'],
    ['https://notgithub.com/a/b', 'PROJECT'],
  ])('takes %s for %s', (url, kind) => {
    expect(found(url)).toEqual([`${kind} ${url}`]);
  });

  it('gives each once, in the order of the text', () => {
    expect(found('https://b.org/x and https://a.org,https://b.org/x. Also www.c.org/y')).toEqual([
      'PROJECT https://b.org/x',
      'PROJECT https://a.org/',
      'PROJECT https://www.c.org/y',
    ]);
  });

  it.each([
    '',
    'http://',
    'https://x',
    'http://http://x',
    'me@github.com/a',
    'ftp://a.org',
    'https://me:secret@a.org/',
  ])('finds none in %j', (text) => {
    expect(findLinks(text)).toEqual([]);
  });

  it('finds none that is longer than a link of a paper can be', () => {
    expect(findLinks(`https://a.org/${'é'.repeat(1000)} https://a.org/b`).map(({ url }) => url)).toEqual([
      'https://a.org/b',
    ]);
  });
});
