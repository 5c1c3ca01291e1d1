/**
 * Shows the button that fetches another province's lists only once the province or the country was
 * changed. Without script it is always there.
 */
export function addressRefresh(root) {
  root.querySelectorAll('[data-address-refresh]').forEach((button) => {
    const field = button.parentElement;
    button.hidden = true;
    field.addEventListener('change', (event) => {
      const lists = [...field.querySelectorAll('select')];
      // The last list is the one that would be fetched anew.
      if (lists.slice(0, 2).includes(event.target)) button.hidden = false;
    });
  });
}
