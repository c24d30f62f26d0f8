/**
 * GraphiQL tells screen readers of tabs that hold buttons, which no tab may: they are a list of buttons, one of
 * them the current one. Ends when what it gives back is called.
 */
export function plainTabs(): () => void {
  const list = document.querySelector('#console .graphiql-tabs');
  if (!list) return () => undefined;
  const mend = () => {
    list.removeAttribute('role');
    for (const item of list.children) {
      item.removeAttribute('role');
      item.removeAttribute('aria-selected');
      const isCurrent = item.classList.contains('graphiql-tab-active');
      item.querySelector('.graphiql-tab-button')?.setAttribute('aria-current', String(isCurrent));
    }
  };
  mend();
  const watching = new MutationObserver(mend);
  const attributeFilter = ['role', 'aria-selected', 'class'];
  watching.observe(list, { subtree: true, childList: true, attributes: true, attributeFilter });
  return () => watching.disconnect();
}
