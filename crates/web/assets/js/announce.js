const LEAST_SECONDS = 30;

/**
 * Asks now and then whether new work has come, and says so in a line; the list itself never moves.
 *
 * `data-announce-url` answers `{count, text}`; `data-announce-every` is in seconds.
 */
export function announceNewWork(root) {
  const line = root.querySelector('[data-announce-url]');
  if (!line) return;
  const text = line.querySelector('[data-announce-text]');
  const every = Math.max(Number(line.dataset.announceEvery) || 60, LEAST_SECONDS);
  setInterval(async () => {
    if (root.visibilityState !== 'visible') return;
    try {
      const answer = await fetch(line.dataset.announceUrl, { credentials: 'same-origin' });
      if (!answer.ok) return;
      const news = await answer.json();
      if (news.count > 0 && text.textContent !== news.text) {
        line.hidden = false;
        text.textContent = news.text;
      }
    } catch {
      // No network: the list stays as it is.
    }
  }, every * 1000);
}
