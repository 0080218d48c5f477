import { html, type Html } from '../../platform/html/html';

/** The way back for whoever has just unsubscribed. */
export function undoForm(undoToken: string): Html {
  return html`<div class="card">
    <p>Pressed by mistake? For 24 hours it can be undone.</p>
    <form method="post" action="/unsubscribe">
      <input type="hidden" name="token" value="${undoToken}" />
      <button name="action" value="undo" class="quiet">Undo</button>
    </form>
  </div>`;
}
