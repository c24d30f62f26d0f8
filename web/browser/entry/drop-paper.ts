/** Takes a paper that is dropped anywhere on the page on which one is given, and has it read at once. */
export function takeDroppedPaper(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-drop]');
  const input = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!form || !input) return;
  form.classList.add('with-script');
  for (const name of ['dragenter', 'dragover'])
    document.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add('dragging');
    });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) form.classList.remove('dragging');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('dragging');
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    input.files = files;
    form.requestSubmit();
  });
}
