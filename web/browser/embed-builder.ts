// On the page that builds a widget: a button beside each snippet that copies it.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? '';
  button.hidden = false;
  button.addEventListener('click', () => {
    void copied(text).then((done) => {
      const said = done ? button.dataset['done'] : button.dataset['failed'];
      const status = button.parentElement?.querySelector('[role=status]');
      if (status) status.textContent = said ?? '';
    });
  });
}

/** The clipboard is there only on https and on this machine; elsewhere the text is marked for copying by hand. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
