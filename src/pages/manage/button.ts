import { html, type Html } from '../../platform/html/html';

/** A button of the preferences, in a form of its own, with the fields that belong to it. */
export function button({
  manageToken,
  action,
  label,
  look = '',
  fields,
}: {
  manageToken: string;
  action: string;
  label: string;
  look?: '' | 'quiet' | 'grave';
  fields?: Html;
}): Html {
  return html`<form method="post" action="/manage" class="row">
    <input type="hidden" name="token" value="${manageToken}" />
    ${fields}
    <button name="action" value="${action}" class="${look}">${label}</button>
  </form>`;
}
