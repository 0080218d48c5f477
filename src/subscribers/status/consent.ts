/**
 * What people agree to when they subscribe, shown beside the button and in the confirmation mail. Another text needs
 * another version: what was agreed to is kept as it was.
 */
export const consent = {
  version: 1,
  text:
    'Send me digests of research papers by e-mail, as I have chosen them. I can change them, pause, or unsubscribe ' +
    'at any time, by a link that every e-mail carries. My address is used for nothing else and given to nobody.',
} as const;
