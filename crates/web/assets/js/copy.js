/** Brings the buttons that copy a number to life; without script they stay hidden. */
export function copyButtons(root) {
  if (!navigator.clipboard) return;
  root.querySelectorAll('button[data-copy]').forEach((button) => {
    button.hidden = false;
    const label = button.querySelector('[data-copy-label]') ?? button;
    const before = label.textContent;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        label.textContent = button.dataset.copied;
        setTimeout(() => { label.textContent = before; }, 4000);
      } catch {
        button.hidden = true;
      }
    });
  });
}
