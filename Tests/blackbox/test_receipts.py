"""Receipts: HZ-Q15, BX-13."""

from concurrent.futures import ThreadPoolExecutor

from expectations import RECEIPT_TIME, SECRET
from provider_files import NAMED

TARGETS = ["/v1/subjects?q=abcd", f"/v1/subjects/{NAMED['traditional'][1]}", "/v1/subjects?q=a", "/v1/subjects/ABC"]


def test_receipts_are_unique_and_go_up(stack):
    """BX-13: over many clients at once, every position is given once, and to one client they only go up."""

    def ask(number):
        client = stack.client()
        receipts = [client.get(TARGETS[(number + turn) % len(TARGETS)]).document["receipt"] for turn in range(60)]
        client.close()
        return receipts

    with ThreadPoolExecutor(16) as pool:
        lists = list(pool.map(ask, range(16)))
    for receipts in lists:
        positions = [receipt["position"] for receipt in receipts]
        assert positions == sorted(set(positions))
        times = [receipt["time"] for receipt in receipts]
        assert times == sorted(times)
    everything = [receipt for receipts in lists for receipt in receipts]
    assert len({receipt["position"] for receipt in everything}) == len(everything)
    assert len({receipt["secret"] for receipt in everything}) == len(everything)
    for receipt in everything:
        assert set(receipt) == {"position", "time", "secret"}
        assert RECEIPT_TIME.fullmatch(receipt["time"]) and SECRET.fullmatch(receipt["secret"])
    # Nobody else asks meanwhile: what these clients were given is one piece of the log.
    places = sorted(receipt["position"] for receipt in everything)
    assert places == list(range(places[0], places[0] + len(places)))
    by_place = sorted(everything, key=lambda receipt: receipt["position"])
    assert [r["time"] for r in by_place] == sorted(r["time"] for r in by_place)
