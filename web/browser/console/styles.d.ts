/** Styles are put into the build's own sheet. */
declare module '*.css';
