// What makes the pages quicker to use; each is whole without it.
export {};
