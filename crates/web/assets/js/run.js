/** Starts each module on its own: what fails stays silent and does not stop the others. */
export function run(...modules) {
  for (const start of modules) {
    try {
      start(document);
    } catch {
      // The plain page is the fallback.
    }
  }
}
