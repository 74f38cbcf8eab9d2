"""Every comment that was answered exists once, whatever happens to the worker meanwhile."""

import collections
import os
import threading

from stack.storm import Storm
from stack.waiting import until

GUESTS = int(os.environ.get("MARTLET_STORM_GUESTS", "200"))
COMMENTS = int(os.environ.get("MARTLET_STORM_COMMENTS", "50"))
KILLS = 10


def test_comments_sent_twice_into_a_dying_worker_exist_exactly_once(site, administrator):
    """200 guests post 50 comments each, every one twice, while the worker is killed ten times."""
    paths = [administrator.publish(f"Storm {number}") for number in range(4)]
    storm = Storm(site, paths, GUESTS, COMMENTS)
    raging = threading.Thread(target=storm.rage)
    raging.start()
    for kill in range(1, KILLS + 1):
        until(lambda: len(storm.sent) >= storm.total * kill / (KILLS + 1) or not raging.is_alive(), seconds=300)
        assert raging.is_alive(), f"the storm was over before kill {kill}"
        site.kill_worker()
    raging.join()

    assert len(storm.sent) == storm.total
    statuses = collections.Counter(sent.status for sent in storm.sent)
    print(f"storm: {dict(statuses)}")
    assert set(statuses) <= {303, 503, 0}, statuses
    assert statuses[303] > storm.total * 0.9, statuses
    stored = {body: int(count) for body, count in site.rows(
        "SELECT body, COUNT(*) FROM comments WHERE body LIKE 'storm guest %' GROUP BY body")}
    answered = {sent.body for sent in storm.sent if sent.status == 303}
    assert not answered - stored.keys(), "answered and lost"
    assert not {body: count for body, count in stored.items() if count != 1}, "stored more than once"
    assert stored.keys() <= {sent.body for sent in storm.sent}
