/**
 * Shows a field only while the answer it depends on is given.
 *
 * `data-depends-on` names the field, `data-depends-values` holds the answers as a JSON list, where an
 * empty text stands for no answer. Without script the field is always there, with a hint that says when it is wanted.
 */
export function dependentFields(root) {
  const dependents = [...root.querySelectorAll('[data-depends-on]')];
  if (dependents.length === 0) return;
  const update = () => dependents.forEach(show);
  dependents.forEach((element) => {
    element.querySelector('[data-depends-hint]')?.setAttribute('hidden', '');
  });
  root.addEventListener('change', update);
  addEventListener('pageshow', update);
  update();
}

function show(element) {
  const { dependsOn, dependsValues } = element.dataset;
  const wanted = JSON.parse(dependsValues);
  const given = answers(element.closest('form') ?? document, dependsOn).filter((answer) => answer !== '');
  element.hidden = !(given.length > 0 ? given : ['']).some((answer) => wanted.includes(answer));
}

function answers(scope, name) {
  return [...scope.querySelectorAll('input, select, textarea')]
    .filter((input) => input.name === name)
    .filter((input) => !['radio', 'checkbox'].includes(input.type) || input.checked)
    .map((input) => input.value);
}
