// Buttons that open the browser's print dialogue; without this script people use the browser's own menu.
document.documentElement.classList.add("js");
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
