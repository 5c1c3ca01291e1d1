/** Brings the print buttons to life; without script they stay hidden and the browser's menu serves. */
export function printButtons(root) {
  root.querySelectorAll('button[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });
}
