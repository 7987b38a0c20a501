"""What agents see of the world at the start of a frame.

Pure: from what a source reads of one commit to plain JSON values. Views differ by agent: first what it was told, then
whom it follows, its channels, open debates, changes that wait for review, something new and something unanswered, each
drawn by (seed, frame, agent); there is never one list for all. A view depends on its agent alone, whoever else is
looked at in the same go. What does not fit the budget is cut in a stated order, and counted in `left_out`.
"""

from __future__ import annotations

from fleet.names import agent_path, thread_path
from fleet.view import projects
from fleet.view.budget import fit
from fleet.view.scene import Scene
from fleet.view.viewer import Viewer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from fleet.view.scene import Document

__all__ = ["Scene", "views"]


def views(scene: Scene, agents: Sequence[str]) -> list[Document]:
    """The views of those agents that exist, read in a handful of batches for all of them together."""
    scene.survey(agents)
    viewers = [Viewer(scene, document) for agent in agents if (document := scene.documents[agent_path(agent)])]
    scene.fetch([*scene.shared_paths(), *(path for viewer in viewers for path in viewer.places())])
    scene.take_up()
    scene.fetch([thread_path(thread) for viewer in viewers for thread in viewer.look()])
    for viewer in viewers:
        viewer.choose()
    scene.fetch([agent_path(speaker) for viewer in viewers for speaker in viewer.speakers()])
    shelf = projects.shelf(scene, {slug for viewer in viewers for slug in viewer.projects})
    return [fit(viewer.view(shelf)) for viewer in viewers]
