from datetime import date

from kim.kernel import clock


def test_today_can_be_set_and_returns_to_the_present() -> None:
    before = clock.today()
    with clock.at(date(2027, 7, 1)):
        assert clock.today() == date(2027, 7, 1)
        with clock.at(date(2028, 1, 1)):
            assert clock.now().year == 2028
        assert clock.today() == date(2027, 7, 1)
    assert clock.today() == before
