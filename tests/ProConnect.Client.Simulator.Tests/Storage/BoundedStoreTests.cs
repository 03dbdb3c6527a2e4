using ProConnect.Client.Simulator.Storage;

namespace ProConnect.Client.Simulator.Tests.Storage;

internal sealed class BoundedStoreTests
{
    [Test]
    public void A_full_store_forgets_its_oldest_entry()
    {
        var store = new BoundedStore<string>(capacity: 2);

        store.Add("a", "1");
        store.Add("b", "2");
        store.Add("c", "3");

        Assert.That(store.Find("a"), Is.Null);
        Assert.That(store.Values, Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public void A_removed_entry_makes_room()
    {
        var store = new BoundedStore<string>(capacity: 2);
        store.Add("a", "1");
        store.Add("b", "2");

        store.Remove("b");
        store.Add("c", "3");

        Assert.That(store.Values, Is.EqualTo(new[] { "1", "3" }));
    }
}
