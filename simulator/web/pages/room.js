// Gives the keyboard to the terminal once it shows something, and to the way back when the connection is gone.
new MutationObserver(() => {
  const has = (name) => document.body.classList.contains(name);
  if (has("-closed")) document.querySelector(".ended .button").focus();
  else if (has("-first-byte")) document.querySelector(".xterm-helper-textarea").focus();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
