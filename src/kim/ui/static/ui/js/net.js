// A drawing of boxes in lanes (svg[data-net] with a[data-step]): right and left follow what depends on what, up and
// down change the lane, L goes to the same row of the list and from there back. Without this all boxes are links.

function boxes(net) {
  return [...net.querySelectorAll("a[data-step]")];
}

function follow(net, box, name) {
  const numbers = (box.dataset[name] || "").split(" ").filter(Boolean);
  return boxes(net).find((other) => numbers.includes(other.dataset.step) && heavy(other))
    || boxes(net).find((other) => numbers.includes(other.dataset.step));
}

function heavy(box) {
  return box.dataset.path === "yes";
}

// Nothing hangs on this box, or it needs nothing: the next one in the same lane.
function beside(net, box, step) {
  const ahead = boxes(net).filter((other) => other.dataset.lane === box.dataset.lane
    && (other.dataset.x - box.dataset.x) * step > 0);
  return nearest(ahead, box);
}

function otherLane(net, box, step) {
  const lanes = [...new Set(boxes(net).map((other) => Number(other.dataset.lane)))].sort((a, b) => a - b);
  const lane = lanes[lanes.indexOf(Number(box.dataset.lane)) + step];
  return nearest(boxes(net).filter((other) => Number(other.dataset.lane) === lane), box);
}

function nearest(found, box) {
  const far = (other) => Math.abs(other.dataset.x - box.dataset.x) * 10 + Math.abs(other.dataset.y - box.dataset.y);
  return found.sort((a, b) => far(a) - far(b))[0];
}

const MOVES = {
  ArrowRight: (net, box) => follow(net, box, "leads") || beside(net, box, 1),
  ArrowLeft: (net, box) => follow(net, box, "needs") || beside(net, box, -1),
  ArrowDown: (net, box) => otherLane(net, box, 1),
  ArrowUp: (net, box) => otherLane(net, box, -1),
};

function go(target) {
  const folded = target.closest("details");
  if (folded) folded.open = true;
  target.focus();
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = event.target.closest("[data-net] a[data-step]");
  const row = event.target.closest("[data-row]");
  let target = null;
  if (event.key.toLowerCase() === "l" && document.body.dataset.keys === "on") {
    if (box) target = document.querySelector(`[data-row="${CSS.escape(box.dataset.step)}"]`);
    else if (row) target = document.querySelector(`[data-net] a[data-step="${CSS.escape(row.dataset.row)}"]`);
  } else if (box && MOVES[event.key]) {
    target = MOVES[event.key](box.closest("[data-net]"), box);
    event.preventDefault();
  }
  if (!target) return;
  event.preventDefault();
  go(target);
});
