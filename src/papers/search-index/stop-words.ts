/** Words that say nothing of a paper: they keep their place in a phrase, and are looked for nowhere. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on for to and or with by from as at into via is are be was were been being this that these those it ' +
    'its we our us they their which who whom what when where why how do does did can could should would has have had'
  ).split(' '),
);
