export { type ConfirmationData, confirmationMail, reminderMail } from './confirmation.mail';
export { linkTo } from './letter';
export { letterStyle } from './letter-style';
export { type ManageLinkData, manageLinkMail } from './manage-link.mail';
export { subscriberMails } from './subscriber-mails';
export { type UnsubscribedData, unsubscribedMail } from './unsubscribed.mail';
