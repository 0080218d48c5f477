/** What the digest's mail is coloured with, as styles. */
export const digestColors = { ink: 'color:#1d1f23', accent: 'color:#a1285a', rule: '1px solid #dddad3' } as const;
